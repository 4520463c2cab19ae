import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findToken } from './token.ts'

const directory = mkdtempSync(join(tmpdir(), 'sallyport-token-'))
afterAll(() => rmSync(directory, { recursive: true }))

function write(name: string, text: string, mode = 0o600): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

const find = async (tokenFile: string | undefined, env: NodeJS.ProcessEnv = {}) => {
  const warnings: string[] = []
  const token = await findToken({ tokenFile, env, warn: (text) => warnings.push(text) })
  return { token, warnings }
}

it('prefers the file to the environment', async () => {
  expect(await find(write('a', 'slp_file\n'), { SALLYPORT_TOKEN: 'slp_env' })).toEqual({
    token: 'slp_file',
    warnings: [],
  })
  expect(await find(undefined, { SALLYPORT_TOKEN: ' slp_env\n' })).toEqual({ token: 'slp_env', warnings: [] })
  expect(await find(undefined)).toEqual({ token: null, warnings: [] })
})

it('warns of a file that other users can read', async () => {
  const { token, warnings } = await find(write('open', 'slp_open', 0o644))
  expect(token).toBe('slp_open')
  expect(warnings[0]).toContain('chmod 600')
})

it('refuses text that is not a token without repeating it', async () => {
  await expect(find(write('two', 'secret one\nsecret two'))).rejects.toThrow(/does not contain a token\.$/)
  await expect(find(undefined, { SALLYPORT_TOKEN: 'a\r\nx-evil: 1' })).rejects.toThrow(
    'SALLYPORT_TOKEN is not a token.',
  )
  await expect(find(write('empty', ''))).rejects.toThrow('is empty')
  await expect(find(join(directory, 'none'))).rejects.toThrow('There is no file')
})
