import { describe, expect, it } from 'vitest'
import { activationCodeOfPath, hostOfActivationCode, toActivationCode } from './activation-code.ts'

const code = 'x1bTAIQGWXppdi2ctPVn-YXBpLWR1bzEuZHVvLnRlc3Q'

describe('what somebody pastes as an activation code', () => {
  it('may be the content of the QR code, a link, or the bare code', () => {
    expect(toActivationCode(`duo://${code}`)).toBe(code)
    expect(toActivationCode(`http://localhost:4444/phone/activate/${code}`)).toBe(code)
    expect(toActivationCode(code)).toBe(code)
  })

  it('may be broken over lines and have spaces around it', () => {
    expect(toActivationCode(`  duo://${code.slice(0, 30)}\n${code.slice(30)} `)).toBe(code)
  })

  it('keeps what percent-encoding had to hide, and loses a query', () => {
    expect(toActivationCode('https://example.test/activate/abc%2Fdef%3D?from=mail')).toBe('abc/def=')
  })

  it('is empty when nothing was pasted', () => {
    expect(toActivationCode('   ')).toBe('')
  })
})

describe('the address of an activation page', () => {
  it('holds the code, slashes included', () => {
    expect(activationCodeOfPath('/phone/activate/abc/def')).toBe('abc/def')
    expect(activationCodeOfPath(`/phone/activate/duo%3A%2F%2F${code}`)).toBe(`duo://${code}`)
  })

  it('is not another page’s', () => {
    expect(activationCodeOfPath('/phone/DP12345678901234567X')).toBeUndefined()
  })

  it('may be wrongly encoded without breaking the page', () => {
    expect(activationCodeOfPath('/phone/activate/50%')).toBe('50%')
  })
})

describe('the Duo that a code is for', () => {
  it('is read out of the code', () => {
    expect(hostOfActivationCode(code)).toBe('api-duo1.duo.test')
    expect(hostOfActivationCode(`x1bTAIQGWXppdi2ctPVn-${btoa('localhost:4443').replaceAll('=', '')}`)).toBe(
      'localhost:4443',
    )
  })

  it('is unknown when the code has another form', () => {
    expect(hostOfActivationCode('nonsense')).toBeUndefined()
    expect(hostOfActivationCode(`x1bTAIQGWXppdi2ctPVn-${btoa('<script>')}`)).toBeUndefined()
  })
})
