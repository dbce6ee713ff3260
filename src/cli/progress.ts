/** How far a program is: one line on a terminal's standard error that is written over; without a text it is cleared. */
export function progress(text = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
