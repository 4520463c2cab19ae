import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { createPublicLookup, isPublicAddress } from './public-lookup.ts'

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
      answer(addresses)('service.example.com', { all }, (error, address) =>
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
