import { describe, expect, it } from 'vitest'
import type { AnalysisDefinition } from '../module-contract/analysis-definition.ts'
import { phoneLike } from '../settings/testing/sample-modules.ts'
import type { Situation } from './situation.ts'
import { BROWSER, NEW_SYSTEM, SET_UP } from './testing/situations.ts'
import { listWarnings } from './warnings.ts'

const codes = (situation: Situation) => listWarnings(situation).map((warning) => warning.code)

describe('warnings', () => {
  it('are absent on a new system with two administrators', () => {
    expect(codes(NEW_SYSTEM)).toEqual([])
  })

  it('report missing recovery codes once a scheme depends on an outside service', () => {
    const analysis: AnalysisDefinition = {
      outsideService: { id: 'phone', title: 'The phone company' },
      forecast: () => ({ prompts: [], result: 'passes', method: 'phone' }),
    }
    const outside = { module: { ...phoneLike, analysis }, configured: true }
    const situation: Situation = {
      ...NEW_SYSTEM,
      modules: [NEW_SYSTEM.modules[0]!, outside],
      schemes: [{ ...BROWSER, published: ['password', 'phone'] }],
    }
    expect(codes(situation)).toEqual([])
    expect(codes({ ...situation, hasRecoveryCodes: false })).toEqual(['RECOVERY_CODES_MISSING'])
    expect(codes({ ...NEW_SYSTEM, hasRecoveryCodes: false })).toEqual([])
  })

  it('report an only administrator', () => {
    expect(codes({ ...NEW_SYSTEM, administrators: 1 })).toEqual(['ONE_ADMINISTRATOR'])
  })

  it('report a second factor that is set up but not required', () => {
    expect(codes(SET_UP)).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
    expect(codes({ ...SET_UP, schemes: [{ ...BROWSER, published: ['password', 'phone'] }] })).toEqual([])
    expect(codes({ ...SET_UP, schemes: [{ ...BROWSER, isEnabled: false }] })).toEqual([])
    const client = { ...BROWSER, key: 'client', name: 'Client' }
    expect(
      listWarnings({ ...SET_UP, schemes: [{ ...BROWSER, published: ['password', 'phone'] }, client] }),
    ).toMatchObject([{ code: 'ADMINISTRATORS_SINGLE_FACTOR', link: '/authentication/schemes/client' }])
  })

  it('report modules that are not set up, in published schemes and in drafts', () => {
    expect(codes({ ...NEW_SYSTEM, schemes: [{ ...BROWSER, draft: ['password', 'phone'] }] })).toEqual([
      'DRAFT_MODULE_NOT_CONFIGURED',
    ])
    expect(
      codes({ ...NEW_SYSTEM, schemes: [{ ...BROWSER, published: ['password', 'phone'], draft: ['phone'] }] }),
    ).toEqual(['MODULE_NOT_CONFIGURED'])
    expect(codes({ ...NEW_SYSTEM, schemes: [{ ...BROWSER, published: ['password', 'gone'] }] })).toEqual([
      'MODULE_NOT_CONFIGURED',
    ])
  })
})
