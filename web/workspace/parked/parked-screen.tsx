export function ParkedScreen() {
  return null
}
