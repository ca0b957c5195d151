/** Every page is complete as the server sends it: no script, nothing to wait for. */
export const csr = false;
