/**
 * SHA-256 of the style sheet and of the script as they are in the page. A test recomputes both: change one of the two
 * texts and it says what to write here.
 */
const STYLE_HASH = 'sha256-GVUE4P1SxxQ9WduIcWmFktZAeJah6CVI8ZmdrB286OE=';
const SCRIPT_HASH = 'sha256-h2WLTytoIkj3w2MG65kp31D6I1FBRMLy2ldKylg06Zc=';

/** No request to anywhere, no style and no script but the two known ones, no form, no base. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src '${STYLE_HASH}'`,
  `script-src '${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
