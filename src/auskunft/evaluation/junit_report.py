"""The report as JUnit XML, which CI systems show case by case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from auskunft.evaluation.report import Report
from auskunft.evaluation.scoring import Result

# XML 1.0 has no place for other control characters, surrogates and non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_to_junit(report: Report, violations: Sequence[str] = ()) -> str:
    """One test case a question, in suites by kind; broken gate rules are a suite of their own."""
    root = ET.Element("testsuites", name=_clean(f"auskunft evaluate {report.name}"))
    for kind in report.by_kind:
        members = [result for result in report.results if result.case.kind == kind]
        _suite(root, f"{report.name}.{kind}", members)
    if violations:
        suite = _open_suite(root, f"{report.name}.gate", len(violations), len(violations))
        for line in violations:
            _failed_case(suite, "gate", line, line, "")
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content.decode() + "\n"


def _suite(root: ET.Element, name: str, results: Sequence[Result]) -> None:
    failures = sum(not result.right for result in results)
    suite = _open_suite(root, name, len(results), failures)
    suite.set("time", f"{sum(result.prediction.seconds for result in results):.3f}")
    for result in results:
        title = f"{result.case.id}: {result.case.question}"
        if result.right:
            case = ET.SubElement(suite, "testcase", classname=_clean(name), name=_clean(title))
        else:
            reasons = "; ".join(result.verdict.details)
            case = _failed_case(suite, name, title, reasons, result.response.text)
        case.set("time", f"{result.prediction.seconds:.3f}")


def _open_suite(root: ET.Element, name: str, tests: int, failures: int) -> ET.Element:
    numbers = {"tests": str(tests), "failures": str(failures), "errors": "0", "skipped": "0"}
    return ET.SubElement(root, "testsuite", {"name": _clean(name)} | numbers)


def _failed_case(
    suite: ET.Element, class_name: str, title: str, message: str, text: str
) -> ET.Element:
    case = ET.SubElement(suite, "testcase", classname=_clean(class_name), name=_clean(title))
    failure = ET.SubElement(case, "failure", message=_clean(message), type="wrong")
    failure.text = _clean(text)
    return case


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
