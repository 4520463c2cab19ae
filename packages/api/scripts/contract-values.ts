import 'reflect-metadata'
import { describeContract } from '../src/contract.ts'

export const contract = await describeContract()
