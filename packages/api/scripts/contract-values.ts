import 'reflect-metadata'
import { describeContract } from '../src/compose/contract.ts'

export const contract = await describeContract()
