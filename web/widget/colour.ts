/** Relative luminance (WCAG 2.2), 0–1. @param colour `#rrggbb` */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** Black or white, whichever is read better on a colour. One of the two always has 4.5 to 1. */
export const inkOn = (colour: string): '#000000' | '#ffffff' => (contrast(luminance(colour), 1) >= contrast(luminance(colour), 0) ? '#ffffff' : '#000000')

/** A colour of the same kind that can be read as text on a background: darker or lighter until it has 4.5 to 1. */
export function readableOn(colour: string, background: string): string {
  const behind = luminance(background)
  const towards = behind > 0.5 ? 0 : 255
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = `#${[1, 3, 5]
      .map((at) =>
        Math.round(parseInt(colour.slice(at, at + 2), 16) * (1 - share) + towards * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
    if (contrast(luminance(mixed), behind) >= 4.5) return mixed
  }
  return towards === 0 ? '#000000' : '#ffffff'
}
