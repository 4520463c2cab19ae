import decode from 'jsqr'
import type { Locator } from 'playwright-core'

// These exist in the page. The DOM's types as a whole would clash with Node's.
declare const createImageBitmap: (picture: Blob) => Promise<{ width: number; height: number }>
declare const OffscreenCanvas: any

/** Reads a QR code from the pixels of an image as the page draws it, as a phone's camera would. */
export async function readQrCode(image: Locator): Promise<string | null> {
  const picture = (await image.screenshot()).toString('base64')
  const { width, height, pixels } = await image.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context.drawImage(bitmap, 0, 0)
    return {
      width: bitmap.width,
      height: bitmap.height,
      pixels: [...context.getImageData(0, 0, bitmap.width, bitmap.height).data],
    }
  }, picture)
  return decode.default(Uint8ClampedArray.from(pixels), width, height)?.data ?? null
}
