package cn.yijianshi.catalogue;

/** Checks no pattern can express, such as a check digit. Handed in, because the catalogue knows no identifiers. */
public interface Checks {
    boolean valid(String check, String value);
}
