import { parseDocument } from 'yaml'

export interface Reference {
  /** As written in the document. */
  reference: string
  kind: 'env' | 'file'
  name: string
}

const REFERENCE = /^\$\{(env|file):([^\u0000-\u001f{}]{1,400})\}$/u

/**
 * Lists each reference of a document once: `${env:NAME}` or `${file:path}` as the whole value of a module's setting. Nothing else is
 * ever read and sent. A document that can't be parsed has no references; the server reports its problems.
 */
export function listReferences(text: string): Reference[] {
  const found = new Map<string, Reference>()
  for (const value of listValues(readSettings(text))) {
    const [reference, kind, name] = REFERENCE.exec(value) ?? []
    if (reference !== undefined) found.set(reference, { reference, kind: kind as Reference['kind'], name: name! })
  }
  return [...found.values()]
}

function readSettings(text: string): unknown {
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'silent' })
    const value = document.errors.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) as unknown)
    return typeof value === 'object' && value !== null && 'settings' in value ? value.settings : null
  } catch {
    return null
  }
}

function listValues(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listValues) : []
}
