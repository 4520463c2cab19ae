/** What a browser loads, unsigned, to show the code to a phone. */
export async function drawActivationCode(activationCode: string): Promise<Buffer> {
  // Loaded when the first image is wanted; most who enroll draw their own.
  const { toBuffer } = await import('qrcode')
  return toBuffer(`duo://${activationCode.replace(/^duo:\/\//, '')}`, { margin: 4, scale: 6 })
}
