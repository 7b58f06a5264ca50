export function SetAsideScreen() {
  return null
}
