/** The image that browsers load without a signature. */
export async function drawActivationCode(activationCode: string): Promise<Buffer> {
  // Loaded for the first image only, because most clients draw their own.
  const { toBuffer } = await import('qrcode')
  return toBuffer(`duo://${activationCode.replace(/^duo:\/\//, '')}`, { margin: 4, scale: 6 })
}
