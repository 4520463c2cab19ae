import QRCode from 'qrcode'

/** What a browser loads, unsigned, to show the code to a phone. */
export function drawActivationCode(activationCode: string): Promise<Buffer> {
  return QRCode.toBuffer(`duo://${activationCode.replace(/^duo:\/\//, '')}`, { margin: 4, scale: 6 })
}
