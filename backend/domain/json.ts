/** Any JSON value. What a source may hold in an attribute and what Jira may hold in a user property. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The attributes of one record as the source names them, nested objects and lists included. */
export type Attributes = Readonly<Record<string, Json>>;
