export function ImportDetailScreen() {
  return null
}
