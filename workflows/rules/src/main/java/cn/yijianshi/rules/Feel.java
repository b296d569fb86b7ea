package cn.yijianshi.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * S-FEEL, as far as decision tables need it: paths, arithmetic, comparisons, {@code count}, {@code sum}, {@code min},
 * {@code max} and {@code list contains} in input expressions; literals, comparisons, intervals, lists of these and {@code not(…)} in cells.
 * Types are settled when a table is read, so that a comparison can never go wrong silently.
 */
final class Feel {

    /** What does not belong here, in words for whoever wrote it. */
    static final class Wrong extends RuntimeException {
        Wrong(String reason) {
            super(reason, null, false, false);
        }
    }

    /** An expression and the type of what it gives. */
    record Expression(Kind kind, Getter getter) {
        Object of(Values values) {
            return getter.of(values);
        }
    }

    @FunctionalInterface
    interface Getter {
        Object of(Values values);
    }

    @FunctionalInterface
    interface Test {
        boolean holds(Object value, Values values);
    }

    /** @param takesNothing whether it asks for {@code null}: then a missing value is an answer, not a gap */
    record Cell(Test test, boolean any, boolean takesNothing) {}

    private static final List<String> FUNCTIONS = List.of("count", "sum", "min", "max");

    private enum Sort {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    private record Token(Sort sort, String text) {
        boolean is(String sign) {
            return sort == Sort.SIGN && text.equals(sign);
        }
    }

    private final List<Token> tokens;
    private final Map<String, Kind> reads;
    /** Names of decisions this table requires, with their types. */
    private final Map<String, Kind> decisions;

    private final Predicate<String> roots;
    private int next;

    /** @param reads filled with every path read and its type */
    Feel(String text, Map<String, Kind> decisions, Predicate<String> roots, Map<String, Kind> reads) {
        this.tokens = tokens(text);
        this.decisions = decisions;
        this.roots = roots;
        this.reads = reads;
    }

    /** The expression of an input column, which must give the type the column declares. */
    Expression expression(Kind declared) {
        var expression = comparison(declared);
        end();
        if (expression.kind() != declared) {
            throw new Wrong("this gives a " + name(expression.kind()) + ", the column says " + name(declared));
        }
        return expression;
    }

    private Expression comparison(Kind declared) {
        // A boolean column may compare; what is compared has the type of its other side.
        var sign = tokens.stream().filter(token -> isComparison(token)).findFirst();
        if (declared != Kind.BOOLEAN || sign.isEmpty()) {
            return sum(declared);
        }
        var kind = literalKind();
        var left = sum(kind);
        var operator = take();
        if (!isComparison(operator)) {
            throw new Wrong("a comparison was expected at '" + operator.text() + "'");
        }
        var right = sum(kind);
        if (left.kind() != right.kind()) {
            throw new Wrong("a " + name(left.kind()) + " cannot be compared with a " + name(right.kind()));
        }
        var ordered = !operator.is("=") && !operator.is("!=");
        if (ordered && left.kind() != Kind.NUMBER && left.kind() != Kind.DATE) {
            throw new Wrong("only numbers and dates are before or after one another");
        }
        return new Expression(Kind.BOOLEAN, values -> {
            var one = left.of(values);
            var other = right.of(values);
            return one == null || other == null ? null : holds(operator.text(), one, other);
        });
    }

    /** Of the comparison that follows: by its literals, else text; arithmetic makes numbers. */
    private Kind literalKind() {
        for (var token : tokens) {
            if (token.sort() == Sort.NUMBER
                    || token.is("+")
                    || token.is("-")
                    || token.is("*")
                    || token.is("/")
                    || token.is("<")
                    || token.is(">")
                    || token.is("<=")
                    || token.is(">=")) {
                return tokens.stream().anyMatch(each -> each.sort() == Sort.NAME && isDate(each))
                        ? Kind.DATE
                        : Kind.NUMBER;
            }
        }
        return tokens.stream().anyMatch(Feel::isDate) ? Kind.DATE : Kind.STRING;
    }

    /** Days are written date("…"), and the case's own day is one. */
    private static boolean isDate(Token token) {
        return token.sort() == Sort.NAME
                && (token.text().equals("date") || token.text().equals("case.filedOn"));
    }

    private Expression sum(Kind declared) {
        var left = product(declared);
        while (peek().is("+") || peek().is("-")) {
            left = arithmetic(left, take().text(), product(Kind.NUMBER));
        }
        return left;
    }

    private Expression product(Kind declared) {
        var left = factor(declared);
        while (peek().is("*") || peek().is("/")) {
            left = arithmetic(left, take().text(), factor(Kind.NUMBER));
        }
        return left;
    }

    private static Expression arithmetic(Expression left, String sign, Expression right) {
        if (left.kind() != Kind.NUMBER || right.kind() != Kind.NUMBER) {
            throw new Wrong("'" + sign + "' stands between numbers only");
        }
        return new Expression(Kind.NUMBER, values -> {
            var one = (BigDecimal) left.of(values);
            var other = (BigDecimal) right.of(values);
            if (one == null || other == null) {
                return null;
            }
            return switch (sign) {
                case "+" -> one.add(other);
                case "-" -> one.subtract(other);
                case "*" -> one.multiply(other);
                default -> {
                    if (other.signum() == 0) {
                        throw new Doubtful(Verdict.Why.UNEXPECTED_INPUT, "division by zero");
                    }
                    yield one.divide(other, MathContext.DECIMAL128);
                }
            };
        });
    }

    private Expression factor(Kind declared) {
        var token = peek();
        if (token.is("(")) {
            take();
            var inner = sum(declared);
            demand(")");
            return inner;
        }
        if (token.sort() == Sort.NAME) {
            if (FUNCTIONS.contains(token.text())) {
                return aggregate(take().text());
            }
            if (token.text().equals("list contains")) {
                return listContains();
            }
            if (!isLiteral(token)) {
                return path(take().text(), declared);
            }
        }
        var value = literal();
        return new Expression(kindOf(value), values -> value);
    }

    private Expression aggregate(String function) {
        demand("(");
        var list = path(take().text(), Kind.LIST);
        demand(")");
        return new Expression(Kind.NUMBER, values -> {
            var rows = (List<?>) list.of(values);
            if (rows == null || function.equals("count")) {
                return rows == null ? null : BigDecimal.valueOf(rows.size());
            }
            var numbers = new ArrayList<BigDecimal>();
            for (var row : rows) {
                var number = Values.number(row);
                if (number == null) {
                    throw new Doubtful(Verdict.Why.UNEXPECTED_INPUT, function);
                }
                numbers.add(number);
            }
            return switch (function) {
                case "sum" -> numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                case "min" -> numbers.stream().min(BigDecimal::compareTo).orElse(null);
                default -> numbers.stream().max(BigDecimal::compareTo).orElse(null);
            };
        });
    }

    private Expression listContains() {
        take();
        demand("(");
        var list = path(take().text(), Kind.LIST);
        demand(",");
        var wanted = literal();
        if (!(wanted instanceof String)) {
            throw new Wrong("lists are searched for texts only");
        }
        demand(")");
        return new Expression(Kind.BOOLEAN, values -> {
            var rows = (List<?>) list.of(values);
            return rows == null ? null : rows.contains(wanted);
        });
    }

    private Expression path(String name, Kind declared) {
        if (decisions.containsKey(name)) {
            return new Expression(decisions.get(name), values -> values.at(name));
        }
        var root = name.contains(".") ? name.substring(0, name.indexOf('.')) : "";
        if (!roots.test(root)) {
            throw new Wrong("'" + name + "' is neither an input this decision requires nor a decision it requires");
        }
        var before = reads.putIfAbsent(name, declared);
        if (before != null && before != declared) {
            throw new Wrong("'" + name + "' is read as a " + name(before) + " elsewhere, here as a " + name(declared));
        }
        return new Expression(declared, values -> Values.as(declared, values.at(name), name));
    }

    /** A cell of an input column. */
    Cell cell(Kind kind) {
        if (tokens.size() == 2 && peek().is("-")) {
            return new Cell((value, values) -> true, true, false);
        }
        if (peek().sort() == Sort.NAME && peek().text().equals("not")) {
            take();
            demand("(");
            var inner = tests(kind);
            demand(")");
            end();
            return new Cell((value, values) -> !inner.test().holds(value, values), false, inner.takesNothing());
        }
        var cell = tests(kind);
        end();
        return cell;
    }

    private Cell tests(Kind kind) {
        var any = new ArrayList<Test>();
        boolean takesNothing = false;
        do {
            if (peek().is(",")) {
                take();
            }
            takesNothing |= peek().sort() == Sort.NAME && peek().text().equals("null");
            any.add(test(kind));
        } while (peek().is(","));
        return new Cell(
                (value, values) -> any.stream().anyMatch(test -> test.holds(value, values)), false, takesNothing);
    }

    private Test test(Kind kind) {
        var token = peek();
        if (isComparison(token)) {
            take();
            if (token.is("=") || token.is("!=")) {
                throw new Wrong("write the value alone, or not(…)");
            }
            ordered(kind);
            var end = endpoint(kind);
            return (value, values) -> {
                var bound = end.of(values);
                return value != null && bound != null && holds(token.text(), value, bound);
            };
        }
        if (token.is("[") || token.is("]") || token.is("(")) {
            return interval(kind);
        }
        var wanted = endpoint(kind);
        return (value, values) -> Values.same(value, wanted.of(values));
    }

    private Test interval(Kind kind) {
        ordered(kind);
        var fromIncluded = take().is("[");
        var from = endpoint(kind);
        demand("..");
        var to = endpoint(kind);
        var close = take();
        if (!close.is("]") && !close.is(")") && !close.is("[")) {
            throw new Wrong("an interval ends with ] or )");
        }
        var toIncluded = close.is("]");
        return (value, values) -> {
            var low = from.of(values);
            var high = to.of(values);
            if (value == null || low == null || high == null) {
                return false;
            }
            int above = Values.compare(value, low);
            int below = Values.compare(value, high);
            return (fromIncluded ? above >= 0 : above > 0) && (toIncluded ? below <= 0 : below < 0);
        };
    }

    private static void ordered(Kind kind) {
        if (kind != Kind.NUMBER && kind != Kind.DATE) {
            throw new Wrong("only numbers and dates are before or after one another");
        }
    }

    private Getter endpoint(Kind kind) {
        var token = peek();
        if (token.sort() == Sort.NAME && !isLiteral(token)) {
            var path = path(take().text(), kind);
            if (path.kind() != kind) {
                throw new Wrong("'" + token.text() + "' is a " + name(path.kind()) + ", the column says " + name(kind));
            }
            return path.getter();
        }
        var value = literal();
        if (value != null && kindOf(value) != kind) {
            throw new Wrong("'" + token.text() + "' is no " + name(kind));
        }
        return values -> value;
    }

    /** An output cell: one literal, or nothing. */
    Object output(Kind kind) {
        if (tokens.size() == 1 || tokens.size() == 2 && peek().is("-")) {
            return null;
        }
        var value = literal();
        end();
        if (value != null && kindOf(value) != kind) {
            throw new Wrong("an output of type " + name(kind) + " was expected");
        }
        return value;
    }

    /** A list of literals, as allowed values are given. */
    List<Object> literals(Kind kind) {
        var all = new ArrayList<Object>();
        do {
            if (peek().is(",")) {
                take();
            }
            var value = literal();
            if (value == null || kindOf(value) != kind) {
                throw new Wrong("a list of values of type " + name(kind) + " was expected");
            }
            all.add(value);
        } while (peek().is(","));
        end();
        return all;
    }

    private static boolean isLiteral(Token token) {
        return switch (token.text()) {
            case "true", "false", "null", "date" -> true;
            default -> false;
        };
    }

    private Object literal() {
        var token = take();
        if (token.is("-")) {
            var number = take();
            if (number.sort() != Sort.NUMBER) {
                throw new Wrong("a number was expected after '-'");
            }
            return new BigDecimal(number.text()).negate();
        }
        return switch (token.sort()) {
            case NUMBER -> new BigDecimal(token.text());
            case TEXT -> token.text();
            case NAME ->
                switch (token.text()) {
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    case "null" -> null;
                    case "date" -> {
                        demand("(");
                        var day = take();
                        demand(")");
                        try {
                            yield LocalDate.parse(day.text());
                        } catch (DateTimeParseException notADay) {
                            throw new Wrong("'" + day.text() + "' is no date such as date(\"2026-11-23\")");
                        }
                    }
                    default -> throw new Wrong("'" + token.text() + "' is no value; texts stand in quotes");
                };
            default ->
                throw new Wrong(
                        token.sort() == Sort.END ? "something is missing" : "unexpected '" + token.text() + "'");
        };
    }

    private static Kind kindOf(Object value) {
        if (value instanceof BigDecimal) {
            return Kind.NUMBER;
        }
        if (value instanceof Boolean) {
            return Kind.BOOLEAN;
        }
        return value instanceof LocalDate ? Kind.DATE : Kind.STRING;
    }

    private static boolean isComparison(Token token) {
        return token.sort() == Sort.SIGN
                && switch (token.text()) {
                    case "<", "<=", ">", ">=", "=", "!=" -> true;
                    default -> false;
                };
    }

    private static boolean holds(String operator, Object one, Object other) {
        return switch (operator) {
            case "=" -> Values.same(one, other);
            case "!=" -> !Values.same(one, other);
            case "<" -> Values.compare(one, other) < 0;
            case "<=" -> Values.compare(one, other) <= 0;
            case ">" -> Values.compare(one, other) > 0;
            default -> Values.compare(one, other) >= 0;
        };
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        var token = tokens.get(next);
        if (token.sort() != Sort.END) {
            next++;
        }
        return token;
    }

    private void demand(String sign) {
        var token = take();
        if (!token.is(sign)) {
            throw new Wrong(
                    "'" + sign + "' was expected" + (token.sort() == Sort.END ? "" : " at '" + token.text() + "'"));
        }
    }

    private void end() {
        if (peek().sort() != Sort.END) {
            throw new Wrong("unexpected '" + peek().text() + "'");
        }
    }

    private static List<Token> tokens(String text) {
        var all = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '"') {
                var inside = new StringBuilder();
                int at = i + 1;
                while (at < text.length() && text.charAt(at) != '"') {
                    if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                        at++;
                    }
                    inside.append(text.charAt(at++));
                }
                if (at >= text.length()) {
                    throw new Wrong("a text is not closed");
                }
                all.add(new Token(Sort.TEXT, inside.toString()));
                i = at + 1;
            } else if (Character.isDigit(c)) {
                int at = i;
                // Two dots are those of an interval.
                while (at < text.length()
                        && (Character.isDigit(text.charAt(at))
                                || text.charAt(at) == '.'
                                        && at + 1 < text.length()
                                        && Character.isDigit(text.charAt(at + 1)))) {
                    at++;
                }
                if (text.substring(i, at).chars().filter(each -> each == '.').count() > 1) {
                    throw new Wrong("'" + text.substring(i, at) + "' is no number");
                }
                all.add(new Token(Sort.NUMBER, text.substring(i, at)));
                i = at;
            } else if (Character.isLetter(c) || c == '_') {
                int at = i;
                while (at < text.length()
                        && (Character.isLetterOrDigit(text.charAt(at))
                                || text.charAt(at) == '_'
                                || text.charAt(at) == '.'
                                        && at + 1 < text.length()
                                        && Character.isLetter(text.charAt(at + 1)))) {
                    at++;
                }
                var name = text.substring(i, at);
                if (name.equals("list") && text.startsWith(" contains", at)) {
                    name = "list contains";
                    at += " contains".length();
                }
                all.add(new Token(Sort.NAME, name));
                i = at;
            } else {
                var two = i + 1 < text.length() ? text.substring(i, i + 2) : "";
                if (List.of("<=", ">=", "!=", "..").contains(two)) {
                    all.add(new Token(Sort.SIGN, two));
                    i += 2;
                } else if ("<>=()[],+-*/".indexOf(c) >= 0) {
                    all.add(new Token(Sort.SIGN, String.valueOf(c)));
                    i++;
                } else {
                    throw new Wrong("unexpected '" + c + "'");
                }
            }
        }
        all.add(new Token(Sort.END, ""));
        return all;
    }

    static Map<String, Kind> paths() {
        return new LinkedHashMap<>();
    }
}
