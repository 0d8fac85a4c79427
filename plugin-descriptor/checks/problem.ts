/** What is wrong with a jar. The code says which rule, the message where. */
export interface JarProblem {
  readonly code:
    | 'archive'
    | 'timestamp'
    | 'order'
    | 'name'
    | 'forbidden-file'
    | 'secret'
    | 'manifest'
    | 'manifest-line'
    | 'import'
    | 'spring-context'
    | 'descriptor'
    | 'key'
    | 'version'
    | 'missing-file'
    | 'message'
    | 'class'
    | 'template'
    | 'web-resource'
    | 'icon';
  readonly message: string;
}
