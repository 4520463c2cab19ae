import { describe, expect, it } from 'vitest'
import { createDummyModule } from '../../module-contract/testing/dummy.module.ts'
import { DummyAnswer } from '../../module-contract/testing/dummy.type.ts'
import { toModuleAnswer } from './module-answer.ts'

const module = createDummyModule({ id: 'test-dummy', category: 'OTHER', answerType: DummyAnswer })
const convert = (answer: object, state: unknown = { question: 'Yes?' }) => toModuleAnswer(module, answer, () => state)
const WRONG_KIND = { kind: 'problem', code: 'ANSWER_WRONG_KIND' }
const TOO_LARGE = { kind: 'problem', code: 'ANSWER_TOO_LARGE' }
const field = (name: string, value = 'yes') => ({ name, value })

describe('an answer', () => {
  it('is handed to the module in its own form', () => {
    expect(convert({ testDummy: { word: 'yes' } })).toEqual({ kind: 'answer', answer: { word: 'yes' } })
    expect(convert({ testDummy: { word: 'yes' }, other: null })).toEqual({ kind: 'answer', answer: { word: 'yes' } })
  })

  it('is made of generic fields by the module', () => {
    expect(convert({ fields: [field('word')] })).toEqual({ kind: 'answer', answer: { word: 'yes' } })
  })

  it('is none if it is empty, of several kinds, or meant for another module', () => {
    for (const answer of [{}, { other: { word: 'yes' } }, { testDummy: { word: 'yes' }, fields: [field('word')] }])
      expect(convert(answer)).toEqual(WRONG_KIND)
  })

  it('is none if its fields are not those of the prompt, or one is given twice', () => {
    expect(convert({ fields: [field('other')] })).toEqual(WRONG_KIND)
    expect(convert({ fields: [field('word'), field('word', 'no')] })).toEqual(WRONG_KIND)
    expect(convert({ fields: [field('word')] }, null)).toEqual(WRONG_KIND)
  })

  it('is refused before the module sees it if it is too large', () => {
    const long = 'x'.repeat(4_097)
    expect(convert({ testDummy: { word: long } })).toEqual(TOO_LARGE)
    expect(convert({ testDummy: { deep: { deeper: [long] } } })).toEqual(TOO_LARGE)
    expect(convert({ fields: Array.from({ length: 21 }, (_, number) => field(`f${number}`)) })).toEqual(TOO_LARGE)
  })
})
