package cn.yijianshi.department.domain;

/** Running numbers without gaps by concurrent use: two transactions never get the same one. */
public interface Sequences {

    /** The next number, from 1; it holds back others who ask for the same sequence until the transaction ends. */
    long next(String sequence);
}
