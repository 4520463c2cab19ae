import type { Transaction } from '../../state/model.ts'
import { DuoError } from '../../wire/duo-error.ts'
import type { ApiCall, Endpoint, EndpointAnswer } from '../call/endpoint.ts'
import { beginAuthentication } from '../factors/begin-authentication.ts'
import { describeTransaction } from './transaction-answer.ts'

/** Requests the second factor. Waits for the result, or answers with the txid at once (`async`). */
export const auth: Endpoint = {
  method: 'POST',
  path: '/auth/v2/auth',
  handle: (call) => answerFor(call, beginAuthentication(call)),
}

function answerFor(call: ApiCall, transaction: Transaction): EndpointAnswer | Promise<EndpointAnswer> {
  const { parameters, connection } = call
  const { transactions } = call.simulation
  const { txid } = transaction
  if (parameters.isSet('async')) return { response: { txid }, outcome: `txid ${txid}` }
  return new Promise((resolve, reject) => {
    const lost = transactions.whenEnded(transaction, () => {
      if (transactions.find(txid)) resolve(describeTransaction(transaction))
      else reject(new DuoError(40002, 'txid'))
    })
    connection.onLost(lost)
  })
}
