/** Duo's client with all that it brings: loaded when it is needed first, for servers that never send anybody to Duo. */
export const loadUniversalSdk = (): Promise<typeof import('@duosecurity/duo_universal')> =>
  import('@duosecurity/duo_universal')
