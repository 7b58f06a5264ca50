export function HoursScreen() {
  return null
}
