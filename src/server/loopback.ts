/** Whether what is sent to this host stays on the machine; as an address, a name, or the host of a URL (`[::1]`). */
export function isLoopback(host: string): boolean {
  return /^127(\.\d+){3}$|^\[?::1\]?$|^localhost$/.test(host);
}
