import { inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MAX_SIDE = 2_048
/** Samples per pixel by color type (W3C PNG, table 11.1), where each has eight bits. Palettes are not read. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 }

export interface Bitmap {
  width: number
  height: number
  /** Row by row; true is dark. */
  dark: boolean[]
}

/** Reads a small PNG as dark and light; null where it is none, or of a kind that QR codes don't come in. */
export function readPng(bytes: Buffer): Bitmap | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) return null
  const [width, height, depth, colorType, interlace] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]!, bytes[28]]
  const channels = CHANNELS[colorType]
  if (channels === undefined || depth !== 8 || interlace !== 0 || width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return null
  const lineBytes = width * channels
  try {
    const lines = inflateSync(joinImageData(bytes), { maxOutputLength: height * (lineBytes + 1) })
    if (lines.length !== height * (lineBytes + 1)) return null
    const samples = unfilter(lines, lineBytes, channels)
    const dark = Array.from({ length: width * height }, (_, pixel) => isDark(samples, pixel * channels, channels))
    return { width, height, dark }
  } catch {
    return null
  }
}

function joinImageData(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return Buffer.concat(parts)
}

/** Undoes the filter of each line (W3C PNG §9.2). */
function unfilter(lines: Buffer, lineBytes: number, channels: number): Buffer {
  const samples = Buffer.alloc((lines.length / (lineBytes + 1)) * lineBytes)
  for (let line = 0; line * (lineBytes + 1) < lines.length; line++) {
    const filter = lines[line * (lineBytes + 1)]!
    const start = line * lineBytes
    for (let byte = 0; byte < lineBytes; byte++) {
      const left = byte >= channels ? samples[start + byte - channels]! : 0
      const up = line > 0 ? samples[start + byte - lineBytes]! : 0
      const upLeft = line > 0 && byte >= channels ? samples[start + byte - lineBytes - channels]! : 0
      samples[start + byte] = (lines[line * (lineBytes + 1) + 1 + byte]! + predict(filter, left, up, upLeft)) & 0xff
    }
  }
  return samples
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) throw new Error('No such filter')
  const estimate = left + up - upLeft
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)]
  return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft
}

function isDark(samples: Buffer, at: number, channels: number): boolean {
  const isTransparent = (channels === 2 || channels === 4) && samples[at + channels - 1]! < 128
  return !isTransparent && samples[at]! < 128
}
