/** Ms to wait before the next try to connect: the first is quick, later ones spread over ten seconds. `random` in [0, 1). */
export const retryDelay = (failures: number, random: number): number => {
  if (failures === 0) return Math.round(random * 1000);
  if (failures === 1) return Math.round(500 + random * 3500);
  return Math.round(500 + random * 9500);
};
