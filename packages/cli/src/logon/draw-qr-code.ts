import { create } from 'qrcode'

/** Light border in modules. ISO/IEC 18004 §6.3.8 asks for four; readers accept two, and a terminal is small. */
const QUIET_ZONE = 2
const MAX_MODULES = 120 // wider than any terminal that is scanned with a phone
/** Draws the light squares, for dark terminals. On a light terminal the code is inverted, which readers accept. */
const BLOCKS = { 'false,false': '█', 'false,true': '▀', 'true,false': '▄', 'true,true': ' ' } as const

/** Draws a QR code in half blocks, two rows per line. Returns null if the text is too long for a terminal. */
export function drawQrCode(text: string): string[] | null {
  const modules = createModules(text)
  if (!modules || modules.size + 2 * QUIET_ZONE > MAX_MODULES) return null
  const side = modules.size + 2 * QUIET_ZONE
  const isDark = (row: number, column: number) =>
    isInside(row - QUIET_ZONE) &&
    isInside(column - QUIET_ZONE) &&
    Boolean(modules.get(row - QUIET_ZONE, column - QUIET_ZONE))
  const isInside = (at: number) => at >= 0 && at < modules.size
  return Array.from({ length: Math.ceil(side / 2) }, (_, line) =>
    Array.from(
      { length: side },
      (_, column) => BLOCKS[`${isDark(line * 2, column)},${isDark(line * 2 + 1, column)}`],
    ).join(''),
  )
}

function createModules(text: string) {
  try {
    return create(text, { errorCorrectionLevel: 'M' }).modules
  } catch {
    return null
  }
}
