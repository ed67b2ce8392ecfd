/** ln n!, exact for small n, Stirling's series beyond: off by less than 1e-9. */
function logFactorial(n: number): number {
  if (n < 16) {
    let sum = 0;
    for (let k = 2; k <= n; k += 1) sum += Math.log(k);
    return sum;
  }
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

/** How likely `k` or more of `n` independent answers fall on what has the share `p`. */
export function binomialTail(n: number, k: number, p: number): number {
  let sum = 0;
  for (let at = Math.max(0, k); at <= n; at += 1) {
    const one = Math.exp(
      logFactorial(n) - logFactorial(at) - logFactorial(n - at) + at * Math.log(p) + (n - at) * Math.log(1 - p),
    );
    sum += one;
    // Beyond the mean they only fall: what is left would not be seen in the sum.
    if (at > n * p && one < sum * 1e-18) break;
  }
  return Math.min(1, sum);
}

/** How likely `k` or more come where `mean` are usual. */
export function poissonTail(k: number, mean: number): number {
  let below = 0;
  for (let at = 0; at < k; at += 1) below += Math.exp(at * Math.log(mean) - mean - logFactorial(at));
  return Math.max(0, 1 - below);
}
