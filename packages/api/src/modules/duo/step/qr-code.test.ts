import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { toQrCodeUrl } from './qr-code.ts'

test('the image has exactly the dark modules of the code', () => {
  const text = 'x1bTAIQGWXppdi2ctPVn-YXBpLWR1bzEuZHVvLnRlc3Q'
  const svg = Buffer.from(toQrCodeUrl(text).replace('data:image/svg+xml;base64,', ''), 'base64').toString('utf8')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const drawn = new Set<string>()
  for (const [, column, row, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/gu))
    for (let at = 0; at < Number(width); at++) drawn.add(`${Number(row) - 4},${Number(column) - 4 + at}`)
  const dark = new Set<string>()
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) dark.add(`${row},${column}`)
  expect(drawn).toEqual(dark)
})

test('nothing of the text can become markup', () => {
  const svg = Buffer.from(toQrCodeUrl('"/><script>').split(',')[1]!, 'base64').toString('utf8')
  expect(svg).not.toContain('script')
})
