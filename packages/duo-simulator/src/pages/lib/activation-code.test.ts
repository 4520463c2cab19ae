import { describe, expect, it } from 'vitest'
import { activationCodeOfPath, hostOfActivationCode, toActivationCode } from './activation-code.ts'

const code = 'x1bTAIQGWXppdi2ctPVn-YXBpLWR1bzEuZHVvLnRlc3Q'

describe('a pasted activation code', () => {
  it('is found in the content of the QR code, a link, or alone', () => {
    expect(toActivationCode(`duo://${code}`)).toBe(code)
    expect(toActivationCode(`http://localhost:4444/phone/activate/${code}`)).toBe(code)
    expect(toActivationCode(code)).toBe(code)
  })

  it('is found despite line breaks and spaces', () => {
    expect(toActivationCode(`  duo://${code.slice(0, 30)}\n${code.slice(30)} `)).toBe(code)
  })

  it('is decoded, without the query', () => {
    expect(toActivationCode('https://example.test/activate/abc%2Fdef%3D?from=mail')).toBe('abc/def=')
  })

  it('is empty without input', () => {
    expect(toActivationCode('   ')).toBe('')
  })
})

describe('the path of an activation page', () => {
  it('contains the code, including slashes', () => {
    expect(activationCodeOfPath('/phone/activate/abc/def')).toBe('abc/def')
    expect(activationCodeOfPath(`/phone/activate/duo%3A%2F%2F${code}`)).toBe(`duo://${code}`)
  })

  it('differs from other paths', () => {
    expect(activationCodeOfPath('/phone/DP12345678901234567X')).toBeUndefined()
  })

  it('tolerates wrong encoding', () => {
    expect(activationCodeOfPath('/phone/activate/50%')).toBe('50%')
  })
})

describe('the API hostname of a code', () => {
  it('is read from the code', () => {
    expect(hostOfActivationCode(code)).toBe('api-duo1.duo.test')
    expect(hostOfActivationCode(`x1bTAIQGWXppdi2ctPVn-${btoa('localhost:4443').replaceAll('=', '')}`)).toBe(
      'localhost:4443',
    )
  })

  it('is unknown if the code has another format', () => {
    expect(hostOfActivationCode('nonsense')).toBeUndefined()
    expect(hostOfActivationCode(`x1bTAIQGWXppdi2ctPVn-${btoa('<script>')}`)).toBeUndefined()
  })
})
