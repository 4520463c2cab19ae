/** Duo's SDK has no types. Only its signing and its list of root certificates are used; see README.md. */
declare module '@duosecurity/duo_api/lib/duo_sig.js' {
  type Parameters = Readonly<Record<string, string>>
  const duoSignature: {
    /** The value of the Authorization header: Basic, HMAC-SHA512 over date, method, host, path, parameters and body. */
    signV5(
      integrationKey: string,
      secretKey: string,
      method: string,
      host: string,
      path: string,
      query: Parameters,
      date: string,
      rawBody: string,
    ): string
    /** Sorted `name=value` pairs, percent-encoded as they are signed. */
    _canonParams(parameters: Parameters): string
  }
  export default duoSignature
}

declare module '@duosecurity/duo_api/lib/constants.js' {
  const duoConstants: {
    /** The roots that Duo's services chain to, as PEM. */
    DUO_PINNED_CERT: string
  }
  export default duoConstants
}
