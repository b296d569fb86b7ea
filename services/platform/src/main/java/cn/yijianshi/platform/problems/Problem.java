package cn.yijianshi.platform.problems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, in a word that has a text in every language ({@code problem.<code>} and
 * {@code problem.<code>.title} of the message bundles); becomes application/problem+json (RFC 9457).
 */
public class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<Object> args;
    private final List<FieldError> fields = new ArrayList<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();

    /** One wrong place; {@code pointer} is a JSON pointer into the request's body (RFC 6901). */
    public record FieldError(String pointer, String code, List<Object> args, String text) {}

    public Problem(HttpStatus status, String code, Object... args) {
        super(code + " " + List.of(args));
        this.status = status;
        this.code = code;
        this.args = List.of(args);
    }

    public static Problem notFound() {
        return new Problem(HttpStatus.NOT_FOUND, "not-found");
    }

    public static Problem conflict(String code, Object... args) {
        return new Problem(HttpStatus.CONFLICT, code, args);
    }

    public static Problem invalid(String code, Object... args) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, args);
    }

    public static Problem bad(String code, Object... args) {
        return new Problem(HttpStatus.BAD_REQUEST, code, args);
    }

    /** Adds a wrong place, its text from {@code problem.<code>}. */
    public Problem at(String pointer, String code, Object... args) {
        fields.add(new FieldError(pointer, code, List.of(args), null));
        return this;
    }

    /** Adds a wrong place whose text is already in the caller's language. */
    public Problem saying(String pointer, String code, String text) {
        fields.add(new FieldError(pointer, code, List.of(), text));
        return this;
    }

    /** Adds a further member of the problem document, such as who holds what the caller wanted. */
    public Problem with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }

    public List<FieldError> fields() {
        return List.copyOf(fields);
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
