package com.atlassian.jira.security.request;

public enum RequestMethod {
  GET,
  POST
}
