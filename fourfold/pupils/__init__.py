"""Pupils, their classes and families, their SEN status and needs; and the facts that decide who may see a child."""
