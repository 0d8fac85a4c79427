package com.atlassian.jira.web.action;

public class JiraWebActionSupport {
  protected String doExecute() throws Exception {
    return "input";
  }

  public String execute() throws Exception {
    return doExecute();
  }
}
