/** For an administrator who checks the connection. */
export function toSkewMessage(skewMs: number): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  return `This server’s clock is ${seconds} seconds ${skewMs > 0 ? 'behind' : 'ahead of'} Duo’s. Set it with NTP.`
}
