import { expect, test } from 'vitest'
import { DuoHosts } from './hosts.ts'

const hosts = new DuoHosts(['localhost:4443', ' Duo.Internal '])

test('Duo’s own hosts are allowed, and those of the configuration', () => {
  for (const host of [
    'api-0a1b2c3d.duosecurity.com',
    'API-0A1B2C3D.duosecurity.com',
    'api-0a1b2c3d.duofederal.com',
    'localhost:4443',
    'LOCALHOST:4443',
    'duo.internal',
  ])
    expect(hosts.isAllowed(host), host).toBe(true)
})

test('nothing that only looks like one of them is allowed', () => {
  const others = [
    'duosecurity.com',
    'api-0a1b2c3d.duosecurity.com.evil.example',
    'evil.example/api-0a1b2c3d.duosecurity.com',
    'api-0a1b2c3d.duosecurity.com:8443',
    'api-0a1b2c3d.duosecurity.com/',
    'https://api-0a1b2c3d.duosecurity.com',
    'user@api-0a1b2c3d.duosecurity.com',
    'api-0a1b2c3d.evilduosecurity.com',
    'api-0a1b2c3d.duosecurity.com\n',
    'localhost',
    'localhost:4444',
    '127.0.0.1:4443',
    '169.254.169.254',
    '',
  ]
  for (const host of others) expect(hosts.isAllowed(host), host).toBe(false)
})
