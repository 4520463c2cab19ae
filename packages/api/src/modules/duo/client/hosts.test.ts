import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { DuoHosts, createPublicLookup, isPublicAddress } from './hosts.ts'

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

test('addresses that are not public are told from public ones, in every disguise', () => {
  for (const address of ['8.8.8.8', '2606:4700::1', '::ffff:8.8.8.8', '64:ff9b::808:808'])
    expect(isPublicAddress(address), address).toBe(true)
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fd00:ec2::254',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '::ffff:0:a9fe:a9fe',
    '64:ff9b:1::a9fe:a9fe',
    '4000::1',
    '5f00::1',
    'fec0::1',
  ]
  for (const address of inside) expect(isPublicAddress(address), address).toBe(false)
})

test('a name that leads inside is not connected to', async () => {
  const answer = (addresses: LookupAddress[]) =>
    createPublicLookup((_name, _options, callback) => callback(null, addresses))
  const resolve = (addresses: LookupAddress[], all: boolean) =>
    new Promise((done) =>
      answer(addresses)('api-0a1b2c3d.duosecurity.com', { all }, (error, address) =>
        done(error ? (error as NodeJS.ErrnoException).code : address),
      ),
    )
  expect(
    await resolve(
      [
        { address: '169.254.169.254', family: 4 },
        { address: '::1', family: 6 },
      ],
      true,
    ),
  ).toBe('ENOTPUBLIC')
  expect(
    await resolve(
      [
        { address: '10.0.0.1', family: 4 },
        { address: '8.8.8.8', family: 4 },
      ],
      true,
    ),
  ).toEqual([{ address: '8.8.8.8', family: 4 }])
  expect(
    await resolve(
      [
        { address: '10.0.0.1', family: 4 },
        { address: '8.8.8.8', family: 4 },
      ],
      false,
    ),
  ).toBe('8.8.8.8')
})
