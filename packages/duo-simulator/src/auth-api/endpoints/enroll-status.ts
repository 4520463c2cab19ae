import type { Endpoint } from '../call/endpoint.ts'

/** Answers at once, with one word. NOTE: a wrong pair and an expired code must look alike. */
export const enrollStatus: Endpoint = {
  method: 'POST',
  path: '/auth/v2/enroll_status',
  handle: ({ parameters, simulation: { enrollments } }) => {
    const userId = parameters.get('user_id')
    const enrollment = enrollments.find(parameters.get('activation_code'))
    const status =
      enrollment?.userId !== userId
        ? 'invalid'
        : enrollment.isUsed
          ? 'success'
          : enrollments.isExpired(enrollment)
            ? 'invalid'
            : 'waiting'
    return { response: status, outcome: status }
  },
}
