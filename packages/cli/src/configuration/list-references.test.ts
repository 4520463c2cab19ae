import { expect, it } from 'vitest'
import { listReferences } from './list-references.ts'

it('lists each reference in the settings once', () => {
  const document =
    'settings:\n  duo:\n    secretKey: ${env:DUO_SECRET_KEY}\n  other:\n    key: "${file:keys/other key}"\n    again: ${env:DUO_SECRET_KEY}\n'
  expect(listReferences(document)).toEqual([
    { reference: '${env:DUO_SECRET_KEY}', kind: 'env', name: 'DUO_SECRET_KEY' },
    { reference: '${file:keys/other key}', kind: 'file', name: 'keys/other key' },
  ])
  expect(listReferences('{"settings": {"duo": {"secretKey": "${env:A}"}}}')).toHaveLength(1)
})

it.each([
  ['outside the settings', 'roles:\n  a:\n    title: ${env:HOME}\nsettings: {}\n'],
  ['inside other text', 'settings:\n  duo:\n    secretKey: key-${env:HOME}\n'],
  ['in a comment', 'settings:\n  # ${env:HOME}\n  duo: {}\n'],
  ['in a malformed document', 'settings:\n  duo: [${env:HOME}\n'],
  ['behind an alias', 'x: &x ${env:HOME}\nsettings:\n  duo:\n    secretKey: *x\n'],
  ['as a key', 'settings:\n  ${env:HOME}: a\n'],
  ['in a document nested too deeply', `settings: ${'['.repeat(50_000)}`],
  ['in an empty document', ''],
])('lists no reference %s', (_where, document) => expect(listReferences(document)).toEqual([]))
