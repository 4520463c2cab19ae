import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createLeaf } from './certificate-authority.ts'
import { loadOrCreateTlsMaterial } from './material.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duo-simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('the leaf is for localhost and 127.0.0.1 only, signed by an authority without subordinates [S1]', async () => {
  const { authority, leaf, authorityFile } = await loadOrCreateTlsMaterial(undefined)
  const [root, server] = [new X509Certificate(authority.certificate), new X509Certificate(leaf.certificate)]
  expect(server.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1')
  expect(server.verify(root.publicKey)).toBe(true)
  expect([root.ca, server.ca]).toEqual([true, false])
  expect(authorityFile).toBeNull()
})

test('reuses the certificates in the folder', async () => {
  const dataDir = temporaryFolder()
  const first = await loadOrCreateTlsMaterial(dataDir)
  expect(await loadOrCreateTlsMaterial(dataDir)).toEqual(first)
})

test('renews a leaf that expires soon under the same authority', async () => {
  const dataDir = temporaryFolder()
  const { authority } = await loadOrCreateTlsMaterial(dataDir)
  const old = await createLeaf(authority, { days: 29 })
  writeFileSync(join(dataDir, 'server.pem'), old.certificate)
  writeFileSync(join(dataDir, 'server.key.pem'), old.key)
  const renewed = await loadOrCreateTlsMaterial(dataDir)
  expect(renewed.authority).toEqual(authority)
  expect(renewed.leaf.certificate).not.toBe(old.certificate)
  expect(readFileSync(join(dataDir, 'server.pem'), 'utf8')).toBe(renewed.leaf.certificate)
})

test('replaces a leaf of another authority and an invalid file', async () => {
  const dataDir = temporaryFolder()
  await loadOrCreateTlsMaterial(dataDir)
  const foreign = await loadOrCreateTlsMaterial(undefined)
  writeFileSync(join(dataDir, 'server.pem'), foreign.leaf.certificate)
  const { authority, leaf } = await loadOrCreateTlsMaterial(dataDir)
  expect(new X509Certificate(leaf.certificate).verify(new X509Certificate(authority.certificate).publicKey)).toBe(true)
  writeFileSync(join(dataDir, 'ca.pem'), 'nonsense')
  const recreated = await loadOrCreateTlsMaterial(dataDir)
  expect(recreated.authority.certificate).not.toBe(authority.certificate)
  expect(
    new X509Certificate(recreated.leaf.certificate).verify(
      new X509Certificate(recreated.authority.certificate).publicKey,
    ),
  ).toBe(true)
})
