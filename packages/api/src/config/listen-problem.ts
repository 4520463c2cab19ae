import { ConfigError } from './config.ts'

const SENTENCES: Readonly<Record<string, (at: { host: string; port: number }) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken. Stop the program that uses it, or choose another with SALLYPORT_PORT.`,
  EACCES: ({ port }) => `Port ${port} can't be opened by this user. Choose one above 1023 with SALLYPORT_PORT.`,
  EADDRNOTAVAIL: ({ host }) => `SALLYPORT_HOST must be an address of this machine, but ${host} isn't one.`,
  ENOTFOUND: ({ host }) => `SALLYPORT_HOST must be an address of this machine, but ${host} has no address.`,
}

/** The reason why the server can't listen on that address, as a sentence that names the fix. */
export function toListenProblem(error: unknown, at: { host: string; port: number }): unknown {
  const sentence = SENTENCES[(error as { code?: string }).code ?? '']
  return sentence ? new ConfigError(sentence(at)) : error
}
