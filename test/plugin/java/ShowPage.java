import com.atlassian.jira.web.action.JiraWebActionSupport;
import java.util.Arrays;

/** Prints what the page's class answers and which annotations this Java machine sees on it. */
public class ShowPage {
  public static void main(String[] names) throws Exception {
    Class<?> page = Class.forName(names[0]);
    Object action = page.getDeclaredConstructor().newInstance();
    System.out.println(((JiraWebActionSupport) action).execute());
    Arrays.stream(page.getAnnotations()).map(each -> each.annotationType().getSimpleName()).sorted().forEach(System.out::println);
  }
}
