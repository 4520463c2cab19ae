import { DuoError } from '../../wire/duo-error.ts'
import type { Endpoint } from '../call/endpoint.ts'
import { describeTransaction } from './transaction-answer.ts'

/** Answers the first call at once, and later ones when the status changes. */
export const authStatus: Endpoint = {
  method: 'GET',
  path: '/auth/v2/auth_status',
  handle: ({ parameters, application, simulation: { transactions }, connection }) => {
    const txid = parameters.get('txid')
    const transaction = transactions.find(txid)
    if (transaction?.integrationKey !== application.integrationKey) throw new DuoError(40002, 'txid')
    return new Promise((resolve, reject) => {
      const lost = transactions.poll(transaction, () => {
        if (transactions.find(txid)) resolve(describeTransaction(transaction))
        else reject(new DuoError(40002, 'txid'))
      })
      connection.onLost(lost)
    })
  },
}
