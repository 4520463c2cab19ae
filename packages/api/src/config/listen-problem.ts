import { ConfigError } from './config.ts'

const SENTENCES: Readonly<Record<string, (at: { host: string; port: number }) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken. Stop the program that uses it, or choose another with SALLYPORT_PORT.`,
  EACCES: ({ port }) => `Port ${port} can't be opened by this user. Choose one above 1023 with SALLYPORT_PORT.`,
  EADDRNOTAVAIL: ({ host }) => `SALLYPORT_HOST must be an address of this machine, and ${host} is none.`,
  ENOTFOUND: ({ host }) => `SALLYPORT_HOST must be an address of this machine, and ${host} is not known.`,
}

/** Why nobody can listen there, as a sentence that says what to do. */
export function toListenProblem(error: unknown, at: { host: string; port: number }): unknown {
  const sentence = SENTENCES[(error as { code?: string }).code ?? '']
  return sentence ? new ConfigError(sentence(at)) : error
}
