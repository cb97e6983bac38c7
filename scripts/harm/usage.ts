/** Preloaded into a command (`node --import`), it says at the end what the command took: processor time and the most memory. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`usage ${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} ${Math.round(maxRSS / 1024)}\n`);
});
