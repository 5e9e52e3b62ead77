/** Bytes of text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

const CUT = '\n\n(cut: GitHub would not take more)\n';

/** The first whole lines that fit into `mostBytes`, and a line that says so; text that fits is not changed. */
export function cutToBytes(text: string, mostBytes: number): string {
  if (utf8Bytes(text) <= mostBytes) return text;
  const lines = text.split('\n');
  let used = utf8Bytes(CUT);
  const full = lines.findIndex((one) => {
    used += utf8Bytes(one) + 1;
    return used > mostBytes;
  });
  return `${lines.slice(0, Math.max(0, full)).join('\n')}${CUT}`;
}
