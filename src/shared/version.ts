/** The version of this program, the same as package.json's (a test holds them together): not every host can read that file. */
export const version = '0.1.0'
