// The colour of a mean score: blue for cooperation, orange for conflict, the
// farther from nought the darker.
export function scoreClass(mean: number): 'q1' | 'q2' | 'q3' | 'q4' {
  if (mean >= 4) return 'q2'
  if (mean >= 0) return 'q1'
  return mean > -4 ? 'q3' : 'q4'
}
