/** Discord counts characters as code points. */
export const length = (text: string): number => [...text].length;
